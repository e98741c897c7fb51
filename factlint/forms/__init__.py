"""Rule + facts → verdicts; the forms stand in :mod:`factlint.forms.table`."""
