"""Short value sets that FHIR itself publishes (CC0), so that a questionnaire may name them without bringing them."""

from assieme.logic.questionnaires.values import Coding

YES_NO = "http://terminology.hl7.org/CodeSystem/v2-0136"
MARITAL_STATUS = "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus"
NULL_FLAVOR = "http://terminology.hl7.org/CodeSystem/v3-NullFlavor"
YES_NO_EXPANDED = "http://terminology.hl7.org/CodeSystem/v2-0532"
REASON = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
GENDER = "http://hl7.org/fhir/administrative-gender"
NAME_USE = "http://hl7.org/fhir/name-use"
ADDRESS_USE = "http://hl7.org/fhir/address-use"
CONTACT_ROLE = "http://terminology.hl7.org/CodeSystem/v2-0131"
CONTACT_USE = "http://hl7.org/fhir/contact-point-use"


def _codings(system: str, *pairs: tuple[str, str]) -> tuple[Coding, ...]:
    return tuple(Coding(code, display, system) for code, display in pairs)


PUBLISHED: dict[str, tuple[Coding, ...]] = {
    "http://hl7.org/fhir/ValueSet/yesnodontknow": (
        *_codings(YES_NO, ("Y", "Yes"), ("N", "No")),
        Coding("asked-unknown", "Don't know", REASON),
    ),
    "http://terminology.hl7.org/ValueSet/yes-no-unknown-not-applicable": (
        *_codings(YES_NO_EXPANDED, ("Y", "Yes"), ("N", "No")),
        *_codings(NULL_FLAVOR, ("UNK", "unknown"), ("NA", "not applicable")),
    ),
    "http://terminology.hl7.org/ValueSet/v2-0136": _codings(YES_NO, ("Y", "Yes"), ("N", "No")),
    "http://hl7.org/fhir/ValueSet/administrative-gender": _codings(
        GENDER, ("male", "Male"), ("female", "Female"), ("other", "Other"), ("unknown", "Unknown")
    ),
    "http://hl7.org/fhir/ValueSet/marital-status": (
        *_codings(
            MARITAL_STATUS,
            ("A", "Annulled"),
            ("D", "Divorced"),
            ("I", "Interlocutory"),
            ("L", "Legally Separated"),
            ("M", "Married"),
            ("P", "Polygamous"),
            ("S", "Never Married"),
            ("T", "Domestic partner"),
            ("U", "unmarried"),
            ("W", "Widowed"),
        ),
        *_codings(NULL_FLAVOR, ("UNK", "unknown")),
    ),
    "http://hl7.org/fhir/ValueSet/name-use": _codings(
        NAME_USE,
        ("usual", "Usual"),
        ("official", "Official"),
        ("temp", "Temp"),
        ("nickname", "Nickname"),
        ("anonymous", "Anonymous"),
        ("old", "Old"),
        ("maiden", "Name changed for Marriage"),
    ),
    "http://hl7.org/fhir/ValueSet/address-use": _codings(
        ADDRESS_USE,
        ("home", "Home"),
        ("work", "Work"),
        ("temp", "Temporary"),
        ("old", "Old / Incorrect"),
        ("billing", "Billing"),
    ),
    "http://hl7.org/fhir/ValueSet/contact-point-use": _codings(
        CONTACT_USE, ("home", "Home"), ("work", "Work"), ("temp", "Temp"), ("old", "Old"), ("mobile", "Mobile")
    ),
    "http://hl7.org/fhir/ValueSet/patient-contactrelationship": _codings(
        CONTACT_ROLE,
        ("BP", "Billing contact person"),
        ("CP", "Contact person"),
        ("EP", "Emergency contact person"),
        ("PR", "Person preparing referral"),
        ("E", "Employer"),
        ("C", "Emergency Contact"),
        ("F", "Federal Agency"),
        ("I", "Insurance Company"),
        ("N", "Next-of-Kin"),
        ("S", "State Agency"),
        ("U", "Unknown"),
    ),
}
