"""A property that is worked out once and kept.

What `functools.cached_property` does, without the lock that it takes up to Python 3.11: a report's names ask for some
hundred thousand of these a second.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801  it stands where `property` does
    """Decorates a method without arguments; the instance needs a `__dict__`."""

    def __init__(self, look: Callable[[Any], T]) -> None:
        self._look = look
        self._name = look.__name__
        self.__doc__ = look.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> once[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> T | once[T]:
        if instance is None:
            return self
        found = instance.__dict__[self._name] = self._look(instance)
        return found
