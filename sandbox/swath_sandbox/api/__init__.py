"""The API, one module an area; `swath_sandbox.app` lists them."""
