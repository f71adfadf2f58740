"""The properties of Dublin Core, by the DCMI Metadata Terms of 2020-01-20, section 2, and the form of some values."""

from __future__ import annotations

PROPERTIES = frozenset(
    "abstract accessRights accrualMethod accrualPeriodicity accrualPolicy alternative audience available "
    "bibliographicCitation conformsTo contributor coverage created creator date dateAccepted "
    "dateCopyrighted dateSubmitted description educationLevel extent format hasFormat hasPart hasVersion "
    "identifier instructionalMethod isFormatOf isPartOf isReferencedBy isReplacedBy isRequiredBy issued "
    "isVersionOf language license mediator medium modified provenance publisher references relation "
    "replaces requires rights rightsHolder source spatial subject tableOfContents temporal title type "
    "valid".split()
)
FORMS = {
    "issued": r"\d{4}-\d\d-\d\d",  # W3CDTF
    "isPartOf": r"https?://\S+",
    "language": r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*",  # RFC 5646
    "type": (
        "Collection|Dataset|Event|Image|InteractiveResource|MovingImage|PhysicalObject|Service|Software|"
        "Sound|StillImage|Text"
    ),  # DCMI Type Vocabulary
}
