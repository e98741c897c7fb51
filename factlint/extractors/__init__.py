"""Sentence → Fact. Each extractor is a function ``extract(sentence, context, known)`` that yields facts.

`known` holds the facts that the extractors before it found in the same sentence.
"""
