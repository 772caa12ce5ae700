"""The extensions that this product knows, by URL, with what becomes of each. See `support` for the rule."""

from enum import StrEnum

from assieme.logic.questionnaires.findings import N_

HL7 = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"


class Where(StrEnum):
    ROOT = "root"
    ITEM = "item"
    OPTION = "option"
    WORDS = "words"
    ELSEWHERE = "elsewhere"
    MODIFIER = "modifier"


ITEM_CONTROL = f"{HL7}questionnaire-itemControl"
ORIENTATION = f"{HL7}questionnaire-choiceOrientation"
HIDDEN = f"{HL7}questionnaire-hidden"
UNIT = f"{HL7}questionnaire-unit"
UNIT_OPTION = f"{HL7}questionnaire-unitOption"
UNIT_SET = f"{HL7}questionnaire-unitValueSet"
UNIT_OPEN = f"{SDC}unitOpen"
MIN_VALUE = f"{HL7}minValue"
MAX_VALUE = f"{HL7}maxValue"
MIN_QUANTITY = f"{SDC}minQuantity"
MAX_QUANTITY = f"{SDC}maxQuantity"
MIN_LENGTH = f"{HL7}minLength"
REGEX = f"{HL7}regex"
DECIMAL_PLACES = f"{HL7}maxDecimalPlaces"
MIN_OCCURS = f"{HL7}questionnaire-minOccurs"
MAX_OCCURS = f"{HL7}questionnaire-maxOccurs"
MIME_TYPE = f"{HL7}mimeType"
MAX_SIZE = f"{HL7}maxSize"
SLIDER_STEP = f"{HL7}questionnaire-sliderStepValue"
ENTRY_FORMAT = f"{HL7}entryFormat"
SUPPORT_LINK = f"{HL7}questionnaire-supportLink"
CATEGORY = f"{HL7}questionnaire-displayCategory"
USAGE_MODE = f"{HL7}questionnaire-usageMode"
OPEN_LABEL = f"{SDC}openLabel"
EXCLUSIVE = f"{HL7}questionnaire-optionExclusive"
OPTION_PREFIX = f"{HL7}questionnaire-optionPrefix"
CONCEPT_LABEL = f"{HL7}valueset-label"
TRANSLATION = f"{HL7}translation"
MARKDOWN = f"{HL7}rendering-markdown"
XHTML = f"{HL7}rendering-xhtml"
ENTRY_MODE = f"{SDC}entryMode"
CALCULATED = f"{SDC}calculatedExpression"
VARIABLE = f"{HL7}variable"
EXPANDED_PROPERTY = "http://hl7.org/fhir/5.0/StructureDefinition/extension-ValueSet.expansion.contains.property"
OUR_SCORING = "urn:assieme:scoring"

WEIGHTS = (
    f"{HL7}itemWeight",
    f"{HL7}ordinalValue",
    f"{HL7}valueset-ordinalValue",
    f"{HL7}codesystem-ordinalValue",
    f"{HL7}questionnaire-ordinalValue",
    f"{HL7}iso21090-CO-value",
)

ITEM_ONLY = frozenset({Where.ITEM})
OPTION_ONLY = frozenset({Where.OPTION})
ANYWHERE = frozenset(Where) - {Where.MODIFIER}

SUPPORTED: dict[str, frozenset[Where]] = {
    **dict.fromkeys(
        (
            ITEM_CONTROL, ORIENTATION, HIDDEN, UNIT, UNIT_OPTION, UNIT_SET, UNIT_OPEN, MIN_VALUE, MAX_VALUE,
            MIN_QUANTITY, MAX_QUANTITY, MIN_LENGTH, REGEX, DECIMAL_PLACES, MIN_OCCURS, MAX_OCCURS, MIME_TYPE,
            MAX_SIZE, SLIDER_STEP, ENTRY_FORMAT, SUPPORT_LINK, CATEGORY, OPEN_LABEL,
            CALCULATED,
        ),
        ITEM_ONLY,
    ),
    **dict.fromkeys((USAGE_MODE, ENTRY_MODE, VARIABLE), frozenset({Where.ROOT, Where.ITEM})),
    **dict.fromkeys((EXCLUSIVE, OPTION_PREFIX, CONCEPT_LABEL, EXPANDED_PROPERTY), OPTION_ONLY),
    **dict.fromkeys(WEIGHTS, ANYWHERE - {Where.ROOT}),
    TRANSLATION: frozenset({Where.WORDS}),
    OUR_SCORING: frozenset({Where.ROOT}),
}  # fmt: skip
"""Each is read by this engine where it may stand; some of their values are refused there (see `items`)."""

FORMULA = N_("asks for something to be worked out by a formula, which is not supported")
ELSEWHERE = N_("takes its answers or questions from outside this file, which is not supported")
SHOWN = N_("shows something that can't be shown here")
SIGNATURE = N_("asks for a signature, which is not taken here")
BEHAVES = N_("asks for a behaviour that is not supported")

REFUSED: dict[str, str] = {
    **dict.fromkeys(
        (
            f"{SDC}initialExpression", f"{SDC}enableWhenExpression", f"{SDC}answerExpression",
            f"{SDC}candidateExpression", f"{SDC}contextExpression", f"{SDC}answerOptionsToggleExpression",
            f"{SDC}initialExpression-repopulatable", f"{HL7}cqf-expression", f"{HL7}cqf-calculatedValue",
            f"{HL7}questionnaire-constraint", f"{HL7}targetConstraint",
            f"{HL7}questionnaire-enableWhenExpression", f"{HL7}questionnaire-calculatedExpression",
            f"{HL7}questionnaire-initialExpression", f"{HL7}questionnaire-answerExpression",
            f"{HL7}questionnaire-answerOptionsToggleExpression",
            "http://ehelse.no/fhir/StructureDefinition/sdf-calculatedExpression",
        ),
        FORMULA,
    ),
    **dict.fromkeys(
        (
            f"{SDC}subQuestionnaire", f"{HL7}questionnaire-externallydefined",
            f"{SDC}lookupQuestionnaire",
            "http://lhcforms.nlm.nih.gov/fhirExt/dataControl",
        ),
        ELSEWHERE,
    ),
    **dict.fromkeys((f"{SDC}itemMedia", f"{SDC}itemAnswerMedia"), SHOWN),
    **dict.fromkeys((f"{HL7}questionnaire-signatureRequired", f"{SDC}signatureRequired"), SIGNATURE),
    **dict.fromkeys((f"{SDC}answerConstraint", f"{SDC}hidden"), BEHAVES),
}  # fmt: skip

LOOKS = N_("only says how it looks; all of it is shown, in our own way")
TAKEN_OUT = N_("only says how other systems take data from the answers")
FED_IN = N_("only feeds formulas and records from elsewhere; each formula is judged by itself")
ABOUT = N_("only describes the questionnaire")
SEARCHED = N_("only names a server where codes could be looked up")

HARMLESS: dict[str, str] = {
    **dict.fromkeys(
        (
            XHTML, MARKDOWN, f"{HL7}rendering-style", f"{HL7}rendering-styleSensitive",
            f"{SDC}shortText", f"{SDC}width", f"{SDC}columnCount", f"{SDC}collapsible", f"{SDC}choiceColumn",
            f"{SDC}optionalDisplay", f"{HL7}questionnaire-optionalDisplay", f"{SDC}keyboard",
            f"{HL7}valueset-conceptOrder", f"{HL7}codesystem-conceptOrder",
            "https://smartforms.csiro.au/ig/StructureDefinition/QuestionnaireItemTextHidden",
        ),
        LOOKS,
    ),
    **dict.fromkeys(
        (
            f"{SDC}observationExtract", f"{SDC}observation-extract-category", f"{SDC}itemExtractionContext",
            f"{SDC}observationExtractEntry", f"{SDC}observationExtractCategory",
            f"{SDC}targetStructureMap", f"{SDC}templateExtract", f"{SDC}templateExtractBundle",
            f"{SDC}templateExtractContext", f"{SDC}templateExtractValue", f"{SDC}extractAllocateId",
            f"{SDC}definitionExtract", f"{SDC}definitionExtractValue", f"{SDC}isSubject",
            f"{SDC}unitSupplementalSystem",
            f"{HL7}questionnaire-fhirType", f"{HL7}questionnaire-baseType", f"{SDC}observationCategory",
            f"{HL7}questionnaire-referenceResource", f"{HL7}questionnaire-referenceProfile",
            f"{HL7}questionnaire-referenceFilter",
            "https://smartforms.csiro.au/ig/StructureDefinition/TemplateExtractExtensionPatchRequestUrl",
        ),
        TAKEN_OUT,
    ),
    **dict.fromkeys(
        (
            f"{SDC}launchContext", f"{HL7}questionnaire-launchContext", f"{SDC}itemPopulationContext",
            f"{SDC}observationLinkPeriod", f"{SDC}observation-link-period", f"{SDC}sourceQueries",
            f"{SDC}sourceStructureMap", f"{SDC}prepopulate-subject", f"{SDC}assemble-expectation",
            f"{SDC}assembledFrom", f"{SDC}assembleContext", f"{SDC}assembleDefinitionRoot", f"{SDC}itemContext",
            f"{HL7}cqf-library",
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-referencesContained",
            "https://smartforms.csiro.au/ig/StructureDefinition/ContainedResourceReference",
        ),
        FED_IN,
    ),
    **dict.fromkeys(
        (
            f"{SDC}performerType", f"{SDC}endpoint", f"{SDC}answerKey", f"{HL7}designNote", f"{HL7}replaces",
            f"{HL7}valueset-supplement", f"{HL7}valueset-system", f"{HL7}valueset-reference",
            f"{HL7}questionnaire-derivationType", f"{HL7}valueset-concept-definition",
            f"{HL7}valueset-concept-comments",
            f"{HL7}resource-approvalDate", f"{HL7}resource-lastReviewDate",
            f"{HL7}resource-effectivePeriod",
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/questionnaire-answerKey",
            "http://lhcforms.nlm.nih.gov/fhirExt/expression-editor-variable-type",
            "http://lhcforms.nlm.nih.gov/fhirExt/simple-syntax",
        ),
        ABOUT,
    ),
    **dict.fromkeys(
        (
            f"{SDC}preferredTerminologyServer", f"{HL7}preferredTerminologyServer", f"{HL7}terminology-server",
            "http://hl7.org/fhir/tools/StructureDefinition/binding-parameter",
        ),
        SEARCHED,
    ),
}  # fmt: skip

HARMLESS_BEGINNINGS = (
    (f"{HL7}structuredefinition-", ABOUT),
    (f"{HL7}artifact-", ABOUT),
    (f"{HL7}workflow-", ABOUT),
    ("http://hl7.org/fhir/uv/cpg/StructureDefinition/", ABOUT),
    ("http://hl7.org/fhir/uv/crmi/StructureDefinition/", ABOUT),
    ("http://hl7.org/fhir/5.0/StructureDefinition/extension-Questionnaire.versionAlgorithm", ABOUT),
)
