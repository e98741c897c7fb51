"""Trusted documents → a fact sheet: what ``factlint draft story.txt`` proposes, and proves before it says it."""
