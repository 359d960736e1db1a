"""The demo's staff as its cases are acted in: on days before today."""

from dataclasses import dataclass
from datetime import date, datetime

from anju.office.access.demo import demo_username
from anju.office.access.models import Post
from anju.office.access.roles import Role
from anju.office.registry.ledger.entries import Act


@dataclass(frozen=True, slots=True)
class SampleStaff:
    """The demo's account of a role, with its post."""

    account: str
    office: str
    role: Role
    within: str
    at: datetime

    def on(self, today: date) -> Act:
        """The account acts on a legal day."""
        return Act(self.account, self.office, self.role.value, self.within, today, self.at)


def sample_staff(role: Role, at: datetime) -> SampleStaff | None:
    """The demo's account of a role; None without the demo's accounts."""
    post = Post.objects.filter(account__username=demo_username(role), role=role).first()
    if post is None:
        return None
    return SampleStaff(post.account_id, post.office, role, post.division_code, at)
