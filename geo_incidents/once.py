"""A property that is computed once and cached.

Like `functools.cached_property`, but without the lock that it takes up to Python 3.11: the names in a report need
several hundred thousand look-ups a second.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801  used like `property`
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
