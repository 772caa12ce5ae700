"""FHIR R4 Questionnaires as plain values: read, judge, enable, check answers, write responses."""
