"""A made-up city: its offices, and people who do not exist with the lives of their permits.

`made_up_city` makes it; `cast` gives the few people that each show one state.
"""
