"""What others keep, as sheets: ``import csv holders.csv`` → ``role Mayor of Castor`` with its holders."""
