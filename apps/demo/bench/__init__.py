"""Measures the site as its visitors meet it: over HTTP, on a fresh data folder, beside its twin."""
