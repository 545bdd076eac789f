"""Contacts from other programs, and back to them: vCards, and tables with commas."""
