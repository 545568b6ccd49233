"""Stages of the loop as plain functions: they are compiled to be called by the loop alone."""

from types import ModuleType

import pytest

from sherrington.foundation import random


@pytest.fixture
def plain(monkeypatch):
    """Return a function that swaps every compiled stage of a module for its plain form, the definition of right.

    Random draws stay compiled: plain integers would warn of the overflow that they rest on.
    """

    def swap(*modules: ModuleType) -> None:
        for module in modules:
            for name, value in vars(module).copy().items():
                if hasattr(value, "py_func") and not hasattr(random, name):
                    monkeypatch.setattr(module, name, value.py_func)
            if hasattr(module, "wide"):
                monkeypatch.setattr(module, "wide", lambda: 0)

    return swap
