"""What goes in and what comes out: areas, time ranges, evalscripts, requests; images."""
