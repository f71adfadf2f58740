"""The part of the vocabulary of schema.org that the site may use, as its release 30.0 declares it.

From ``data/releases/30.0/schemaorg-current-https-types.csv`` and ``…-properties.csv`` of the repository
schemaorg/schemaorg on GitHub: what a type is a kind of, on which types a property stands (of those
here), and what its value may be. A term that is not here needs a line from there.
"""

from __future__ import annotations

TYPES: dict[str, tuple[str, ...]] = {
    "Action": ("Thing",),
    "AdministrativeArea": ("Place",),
    "BreadcrumbList": ("ItemList",),
    "CollectionPage": ("WebPage",),
    "CreativeWork": ("Thing",),
    "DataDownload": ("MediaObject",),
    "Dataset": ("CreativeWork",),
    "DefinedTerm": ("Intangible",),
    "DefinedTermSet": ("CreativeWork",),
    "DigitalDocument": ("CreativeWork",),
    "GovernmentOrganization": ("Organization",),
    "Intangible": ("Thing",),
    "ItemList": ("Intangible",),
    "Legislation": ("CreativeWork",),
    "ListItem": ("Intangible",),
    "MediaObject": ("CreativeWork",),
    "Organization": ("Thing",),
    "OrganizeAction": ("Action",),
    "Place": ("Thing",),
    "PlanAction": ("OrganizeAction",),
    "PropertyValue": ("StructuredValue",),
    "SearchAction": ("Action",),
    "StructuredValue": ("Intangible",),
    "Thing": (),
    "WebPage": ("CreativeWork",),
    "WebSite": ("CreativeWork",),
}
"""Each type with what it is a kind of."""
PROPERTIES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "about": (("CreativeWork", "DefinedTerm", "DefinedTermSet"), ("Thing",)),
    "agent": (("Action",), ("Organization", "Person")),
    "alternateName": (("Thing",), ("Text",)),
    "breadcrumb": (("WebPage",), ("BreadcrumbList", "Text")),
    "citation": (("CreativeWork",), ("CreativeWork", "Text")),
    "contentUrl": (("MediaObject",), ("URL",)),
    "creativeWorkStatus": (("CreativeWork",), ("DefinedTerm", "Text")),
    "dateModified": (("CreativeWork",), ("Date", "DateTime")),
    "datePublished": (("CreativeWork",), ("Date", "DateTime")),
    "description": (("Thing",), ("Text", "TextObject")),
    "disambiguatingDescription": (("Thing",), ("Text",)),
    "distribution": (("Dataset",), ("DataDownload",)),
    "encodingFormat": (("CreativeWork", "MediaObject"), ("Text", "URL")),
    "expires": (("CreativeWork",), ("Date", "DateTime")),
    "hasDefinedTerm": (("DefinedTermSet",), ("DefinedTerm",)),
    "hasPart": (("CreativeWork",), ("CreativeWork",)),
    "identifier": (("Thing",), ("PropertyValue", "Text", "URL")),
    "inLanguage": (("CreativeWork",), ("Language", "Text")),
    "isBasedOn": (("CreativeWork",), ("CreativeWork", "Product", "URL")),
    "isPartOf": (("CreativeWork",), ("CreativeWork", "URL")),
    "item": (("ListItem",), ("Thing",)),
    "itemListElement": (("ItemList",), ("ListItem", "Text", "Thing")),
    "legislationDate": (("Legislation",), ("Date",)),
    "legislationDateVersion": (("Legislation",), ("Date",)),
    "legislationIdentifier": (("Legislation",), ("Text", "URL")),
    "legislationJurisdiction": (("Legislation",), ("AdministrativeArea", "Text")),
    "legislationLegalForce": (("Legislation",), ("LegalForceStatus",)),
    "legislationPassedBy": (("Legislation",), ("Organization", "Person")),
    "legislationType": (("Legislation",), ("CategoryCode", "Text")),
    "license": (("CreativeWork",), ("CreativeWork", "URL")),
    "mainEntity": (("CreativeWork",), ("Thing",)),
    "mentions": (("CreativeWork",), ("Thing",)),
    "name": (("Thing",), ("Text",)),
    "object": (("Action",), ("Thing",)),
    "position": (("CreativeWork", "ListItem"), ("Integer", "Text")),
    "potentialAction": (("Thing",), ("Action",)),
    "propertyID": (("PropertyValue",), ("Text", "URL")),
    "publisher": (("CreativeWork",), ("Organization", "Person")),
    "sameAs": (("Thing",), ("URL",)),
    "scheduledTime": (("PlanAction",), ("Date", "DateTime")),
    "target": (("Action",), ("EntryPoint", "URL")),
    "taxID": (("Organization",), ("Text",)),
    "url": (("Thing",), ("URL",)),
    "value": (("PropertyValue",), ("Boolean", "Number", "StructuredValue", "Text")),
}
"""Each property with the types on which it stands, and those of its value."""
MEMBERS = {"InForce": "LegalForceStatus", "NotInForce": "LegalForceStatus"}
"""The members of closed lists."""
