"""Certificates, findings and forged cards: single entries without a case."""

from tests.office.casework.walks.office import Office, must_if
from tests.office.casework.walks.places import ONE_DAY

from anju.law.penalties import Offence
from anju.law.standing import standing
from anju.office.casework.continuity.checking import check_certificate
from anju.office.casework.continuity.issuing import CertificateFor, issue_certificate
from anju.office.casework.offences.finding import record_finding
from anju.office.casework.offences.seizing import Came, return_forgery, seize_forgery


class Findings(Office):
    """Certifying, finding, taking in a forged card and giving it back."""

    def something_is_found(self, what: int, which: int, by: int, how: int) -> None:
        """A single entry without a case."""
        if what % 4 == 0:
            self.find(which, by, how)
        elif what % 4 == 1:
            self.take_in_forgery(which, by)
        elif what % 4 == 2 and self.forgeries:
            self.return_forgery(which, by)
        else:
            self.certify(which, by, how)

    def certify(self, which: int, by: int, days: int) -> None:
        """What a certificate says is what the law answers for the day."""
        permit = self.permit(which)
        staff = self.somebody(permit.place, "APO", by)
        as_of = self.today - (days - 2) % 40 * ONE_DAY
        may = (
            staff.sign in "APO"
            and staff.place is permit.place
            and permit.issued_on <= as_of <= self.today
        )
        outcome = self.attempt(
            staff,
            must_if(may),
            lambda act: issue_certificate(
                permit_id=permit.id,
                as_of=as_of,
                purpose=CertificateFor.SCHOOL,
                language="zh",
                act=act,
            ),
        )
        if outcome:
            permit.certificates.append(outcome["number"])
            checked = check_certificate(permit.id, outcome["number"])
            expected = standing(permit.facts, permit.place.rules, as_of)
            said = checked.certificate.says
            assert checked.as_known_then
            assert said.status == expected.status.value
            assert said.residence_years == expected.residence_years
            assert said.accumulated_days == expected.accumulated_days

    def find(self, who: int, by: int, offence: int) -> None:
        """Art. 20 names an official, arts. 18 and 19 none; nobody finds anything of themselves."""
        person = self.person(who)
        staff = self.somebody(self.home_of(person), "PO", by)
        of_official = offence % 3 == 2
        what = Offence.TAMPERING if of_official else Offence.LENDING_OR_TRANSFERRING
        official = (staff.account if offence % 2 else "somebody") if of_official else ""
        may = staff.sign in "PO" and staff.place.code in person.known
        self.attempt(
            staff,
            must_if(may and official != staff.account),
            lambda act: record_finding(
                person_id=person.id,
                offence=what,
                found_on=self.today,
                act=act,
                official=official,
                said="查明",
            ),
        )

    def take_in_forgery(self, where: int, by: int) -> None:
        """A card of no permit stands on the chain of the office."""
        place = self.home_of(self.person(where))
        staff = self.somebody(place, "PO", by)
        outcome = self.attempt(
            staff, must_if(staff.sign in "PO"), lambda act: seize_forgery(act=act, came=Came.FOUND)
        )
        if outcome:
            self.forgeries.append((staff.office, outcome["number"], staff.account))

    def return_forgery(self, which: int, by: int) -> None:
        """It was genuine: by another person of the same office, once."""
        office, number, seized_by = self.forgeries[which % len(self.forgeries)]
        place = next(it for it in self.everywhere if office in {it.station, it.authority})
        staff = self.somebody(place, "PO", by)
        may = staff.sign in "PO" and staff.office == office and staff.account != seized_by
        if self.attempt(staff, must_if(may), lambda act: return_forgery(seizure=number, act=act)):
            self.forgeries.remove((office, number, seized_by))
