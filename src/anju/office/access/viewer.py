"""Who is looking: built once for each request, from the session and the posts of the day."""

from dataclasses import dataclass
from datetime import date

from anju.office.access.jurisdiction import Jurisdiction, jurisdiction_on
from anju.office.access.models import Account, Post
from anju.office.access.reading import posts_held
from anju.office.access.rights import Right, rights_of
from anju.office.access.roles import Role
from anju.office.common.asked import Asked


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody with the rights of one role; nobody in particular has none.

    `account_id` is empty for somebody who has not signed in, `display_name` for who signed in as a
    person: their name is a detail of theirs.  `role` is None for an account
    without a post today.  `office` is an office's identifier.  `jurisdiction` is None for a
    role that reaches no place: a holder sees what is their own, by `person`.  `posts` are those
    that the account has today, `post_id` the one that this session works in.
    """

    account_id: str = ""
    display_name: str = ""
    role: Role | None = None
    office: str = ""
    jurisdiction: Jurisdiction | None = None
    rights: frozenset[Right] = frozenset()
    person: str = ""
    post_id: str = ""
    posts: tuple[Post, ...] = ()

    @property
    def is_signed_in(self) -> bool:
        """Whether this is somebody."""
        return bool(self.account_id)

    def may(self, right: Right) -> bool:
        """Whether the role has a right."""
        return right in self.rights


NOBODY = Viewer()
"""Somebody who has not signed in."""


class OfficeRequest(Asked):
    """A request with its viewer; `access.middleware.Viewing` fills it in."""

    viewer: Viewer


def viewer_of(account: Account, chosen: str, today: date) -> Viewer:
    """The viewer that an account is today, in the post whose identifier was chosen.

    In the first post where none was chosen, or the chosen one is over.
    """
    posts = posts_held(account, today)
    post = next((post for post in posts if post.id == chosen), posts[0] if posts else None)
    name = account.display_name or ("" if account.person else account.username)
    if post is None:
        role = Role.HOLDER if account.person else None
        rights = rights_of(role) if role else frozenset()
        return Viewer(account.id, name, role, rights=rights, person=account.person)
    role = Role(post.role)
    return Viewer(
        account_id=account.id,
        display_name=name,
        role=role,
        office=post.office,
        jurisdiction=jurisdiction_on(post.division_code, today),
        rights=rights_of(role),
        post_id=post.id,
        posts=posts,
    )


def jurisdiction_of(request: OfficeRequest) -> Jurisdiction:
    """The viewer's jurisdiction; a page that needs a right of staff is not reached without."""
    reach = request.viewer.jurisdiction
    if reach is None:
        raise LookupError("this role reaches no place")
    return reach
