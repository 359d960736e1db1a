"""The roles somebody can have; the Chinese word is the authority, and stands as the label."""

from django.db import models


class Role(models.TextChoices):
    """What somebody is towards the office.

    >>> Role.POLICE_CLERK.named("zh"), Role.POLICE_CLERK.named("en")
    ('公安派出所经办人', 'police clerk')
    """

    AGENCY_CLERK = "agency_clerk", "社区服务机构经办人"
    ASSISTING_BODY = "assisting_body", "协助单位"
    AUDITOR = "auditor", "审计人员"
    CITY_ADMINISTRATOR = "city_administrator", "市级管理员"
    CLOSE_RELATIVE = "close_relative", "近亲属"
    DEPARTMENT = "department", "用证部门"
    GUARDIAN = "guardian", "监护人"
    HOLDER = "holder", "持证人"
    ISSUING_OFFICER = "issuing_officer", "签发机关审核人"
    POLICE_CLERK = "police_clerk", "公安派出所经办人"
    SYSTEM = "system", "系统"

    def named(self, language: str) -> str:
        """The role in words, "zh" or "en"."""
        return str(self.label) if language == "zh" else self.value.replace("_", " ")


STAFF = frozenset(
    {
        Role.AGENCY_CLERK,
        Role.AUDITOR,
        Role.CITY_ADMINISTRATOR,
        Role.DEPARTMENT,
        Role.ISSUING_OFFICER,
        Role.POLICE_CLERK,
    }
)
"""Those who sign in for an office: they are appointed to a post."""

FAMILY = frozenset({Role.CLOSE_RELATIVE, Role.GUARDIAN, Role.HOLDER})
"""Those who act for a person: themselves, a child, somebody of the family."""

WITH_SECOND_FACTOR = STAFF | {Role.ASSISTING_BODY}
"""Those who need a second factor: staff, and who files for many people."""
