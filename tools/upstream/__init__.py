"""Compare a vendor's document with `openapi.yaml` by what travels on the wire.

`reading` gets a document into memory; `operation_reading` and `schemas` reduce it to facts and report its mistakes;
`comparing` and `schema_comparing` find the differences; `rules` says what each means for a user; `report` prints them.
"""
