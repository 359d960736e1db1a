"""The desk of clerks and officers: one search box, the likely next action, the queues, the cases.

Pages translate and decide nothing: what is asked goes to an operation of casework, what is shown
comes from a query.
"""
