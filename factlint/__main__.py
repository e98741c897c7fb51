"""``python -m factlint check seeds/``"""

from factlint.cli import main

main()
