"""Machine code of a text in LLVM's language: made, and loaded."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import CFUNCTYPE, c_int64
from functools import lru_cache
from pathlib import Path
from typing import Any

import llvmlite
import llvmlite.binding as llvm

from palier.named import NamedTuple

SPEED = 3
"""How hard LLVM tries, of 0 to 3."""


class Loaded(NamedTuple):
    """A function in memory, and what keeps it there."""

    call: Callable[..., int]
    keeper: object


@lru_cache
def _ready() -> None:
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()


def processor() -> str:
    """What machine code is made for: it runs nowhere else."""
    features = llvm.get_host_cpu_features().flatten()
    return f"{llvm.get_default_triple()} {llvm.get_host_cpu_name()} {features}"


def _target() -> Any:  # noqa: ANN401 - LLVM's own
    """What machine code is made for, anew: who runs some keeps it."""
    _ready()
    return llvm.Target.from_default_triple().create_target_machine(
        cpu=llvm.get_host_cpu_name(),
        features=llvm.get_host_cpu_features().flatten(),
        opt=SPEED,
        codemodel="jitdefault",
        jit=True,
    )


def made(text: str, *, is_pass: bool = False) -> bytes:
    """The machine code of a text, for this machine.

    Only in a pass over rows are several gone through at once. An order has a few units, an account
    a few lots: there, to ask whether there are as many takes longer than to go through them.
    """
    target = _target()
    module = llvm.parse_assembly(text)
    module.triple, module.data_layout = target.triple, str(target.target_data)
    options = llvm.create_pipeline_tuning_options(speed_level=SPEED)
    options.loop_vectorization = options.slp_vectorization = options.loop_unrolling = is_pass
    builder = llvm.create_pass_builder(target, options)
    builder.getModulePassManager().run(module, builder)
    return bytes(target.emit_object(module))


def loaded(code: bytes, name: str, arguments: int) -> Loaded:
    """A function of machine code, which takes so many whole numbers of 64 bits."""
    target = _target()
    empty = llvm.parse_assembly("")
    engine = llvm.create_mcjit_compiler(empty, target)
    engine.add_object_file(llvm.ObjectFileRef.from_data(code))
    engine.finalize_object()
    kind = CFUNCTYPE(c_int64, *[c_int64] * arguments)
    return Loaded(kind(engine.get_function_address(name)), engine)


LANES = {"avx512vl": 8, "avx2": 4}
"""How many numbers of 64 bits a processor adds at once, those left out that are not there."""


def lanes() -> int:
    """How many units of an order this machine goes through at once; 0: one by one."""
    there = llvm.get_host_cpu_features()
    return next((many for feature, many in LANES.items() if there.get(feature)), 0)


@lru_cache
def made_by() -> str:
    """Who makes machine code: what is kept is of no use to another, nor on another machine."""
    own = "".join(each.read_text("utf-8") for each in sorted(Path(__file__).parent.glob("*.py")))
    return f"{llvmlite.__version__} {processor()} {own}"
