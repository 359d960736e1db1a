"""The law of the residence permit (居住证), as code.

Standard library only: no clock, no database, no framework.  Every day is a legal
day in Asia/Shanghai and is always an argument.  The modules follow the order of
the Interim Regulations on Residence Permits (居住证暂行条例); each answers one
legal question.  Start reading at `anju.law.standing`.
"""
