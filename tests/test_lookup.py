"""What is worked out once is worked out once, and no more is kept than is said."""

from __future__ import annotations

from factlint.lookup import Lookup, lately, once


def test_a_word_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Lookup(length)
    assert list(map(lengths.__getitem__, ("seats", "of", "seats"))) == [5, 2, 5]
    assert asked == ["seats", "of"]


def test_a_very_long_word_is_not_kept() -> None:
    lengths = Lookup(len)
    assert lengths["x" * 1000] == 1000
    assert not lengths


def test_the_last_document_is_asked_once() -> None:
    asked: list[list[int]] = []

    @once
    def total(numbers: list[int]) -> int:
        asked.append(numbers)
        return sum(numbers)

    first = [1, 2]
    assert (total(first), total(first)) == (3, 3)
    assert asked == [first]


def test_an_equal_document_is_another() -> None:
    first, equal = [1], [1]
    same = once(id)
    assert same(first) == id(first)
    assert same(equal) == id(equal)
    assert same(first) == id(first)


def test_what_came_before_the_last_is_asked_again() -> None:
    asked: list[str] = []

    @once
    def upper(text: str) -> str:
        asked.append(text)
        return text.upper()

    assert [upper(text) for text in ("a", "b", "a")] == ["A", "B", "A"]
    assert asked == ["a", "b", "a"]


def test_sentences_in_turns_are_each_asked_once() -> None:
    asked: list[int] = []

    @lately
    def size(words: tuple[str, ...]) -> int:
        asked.append(len(words))
        return len(words)

    one, other = ("a",), ("a", "b")
    assert [size(words) for words in (one, other, one, other)] == [1, 2, 1, 2]
    assert asked == [1, 2]


def test_a_long_document_is_answered_rightly_though_not_all_is_kept() -> None:
    size = lately(len)
    some = [("word",) * count for count in range(3000)]
    assert [size(words) for words in (*some, *some)] == [*range(3000), *range(3000)]
