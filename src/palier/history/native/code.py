"""The text of a function, in LLVM's language, while it is written: statements, blocks, its room."""

from __future__ import annotations

from palier.history.native.values import FLAG, WHOLE, WORD, Array, Number, is_known


class Code:
    """Statements of one function, one after another, in blocks that jump to each other."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.rooms: list[str] = []
        self.used = 0
        self.ended = False

    # Statements ----------------------------------------------------------------------------------

    def say(self, line: str) -> None:
        """A statement. What stands behind a jump is never reached, and has a block of its own."""
        if self.ended:
            self.begin(self.block())
        self.lines.append(f"  {line}")

    def made(self, what: str) -> str:
        """The name of what a statement makes."""
        self.used += 1
        name = f"%v{self.used}"
        self.say(f"{name} = {what}")
        return name

    def word(self, what: str) -> Number:
        """A number that a statement makes."""
        return Number(self.made(what))

    def flag(self, what: str) -> Number:
        """Something true or false that a statement makes."""
        return Number(self.made(what), flag=True)

    # Blocks ---------------------------------------------------------------------------------------

    def block(self) -> str:
        """The name of a block that is not written yet."""
        self.used += 1
        return f"b{self.used}"

    def begin(self, block: str) -> None:
        """From here on, another block, to which the one before goes on."""
        if not self.ended:
            self.jump(block)
        self.lines.append(f"{block}:")
        self.ended = False

    def jump(self, block: str, how: str = "") -> None:
        """Go on in another block; of a loop, `how`."""
        self.say(f"br label %{block}{how}")
        self.ended = True

    def part(self, test: str, then: str, otherwise: str) -> None:
        """Go on in one of two blocks."""
        self.say(f"br i1 {test}, label %{then}, label %{otherwise}")
        self.ended = True

    def leave(self, value: str) -> None:
        """Give a number back."""
        self.say(f"ret i64 {value}")
        self.ended = True

    # Room -----------------------------------------------------------------------------------------

    def room(self, kind: str) -> str:
        """A place for a value, made where the function begins."""
        self.used += 1
        name = f"%p{self.used}"
        self.rooms.append(f"  {name} = alloca {kind}")
        return name

    def numbers(self, many: int) -> Array:
        """An array of the function's own: once it is compiled, it is in registers."""
        return Array(self.room(f"[{many} x i64]"), WHOLE, (str(many),), ("1",), own=True)

    # Numbers --------------------------------------------------------------------------------------

    def as_word(self, value: Number) -> str:
        """A number of 64 bits: 1 for what is true."""
        if not value.flag:
            return value.text
        if is_known(value.text):
            return "1" if value.text == "true" else "0"
        return self.made(f"zext i1 {value.text} to i64")

    def as_flag(self, value: Number) -> str:
        """Whether a number is not 0."""
        if value.flag:
            return value.text
        if is_known(value.text):
            return "false" if value.text == "0" else "true"
        return self.made(f"icmp ne i64 {value.text}, 0")

    def as_kind(self, value: Number, kind: str) -> str:
        """A number as one of 64 bits, or as one that is true or false."""
        return self.as_flag(value) if kind == FLAG else self.as_word(value)

    # Arrays ---------------------------------------------------------------------------------------

    def place(self, array: Array, indices: list[str]) -> tuple[str, Array]:
        """Where something of an array is, and the array of what stands there, if it is one."""
        offset = "0"
        for index, step in zip(indices, array.steps, strict=False):
            by = index if step == "1" else self.times(index, step)
            offset = by if offset == "0" else self.plus(offset, by)
        kind = f"i{array.bits}"
        at = array.pointer
        if offset != "0":
            at = self.made(f"getelementptr inbounds {kind}, ptr {at}, i64 {offset}")
        many = len(indices)
        return at, array._replace(pointer=at, shape=array.shape[many:], steps=array.steps[many:])

    def times(self, one: str, other: str) -> str:
        """A product of two indices."""
        if is_known(one) and is_known(other):
            return str(int(one) * int(other))
        return self.made(f"mul nsw i64 {one}, {other}")

    def plus(self, one: str, other: str) -> str:
        """A sum of two indices."""
        if is_known(one) and is_known(other):
            return str(int(one) + int(other))
        return self.made(f"add nsw i64 {one}, {other}")

    def read(self, place: str, there: Array) -> Number:
        """A number that is in memory, where an array has one."""
        if there.bits == WHOLE:
            return self.word(f"load i64, ptr {place}")
        narrow = self.made(f"load i{there.bits}, ptr {place}")
        return self.word(f"{'sext' if there.signed else 'zext'} i{there.bits} {narrow} to {WORD}")

    def write(self, place: str, bits: int, value: str) -> None:
        """A number put into memory."""
        if bits != WHOLE and not is_known(value):
            value = self.made(f"trunc i64 {value} to i{bits}")
        self.say(f"store i{bits} {value}, ptr {place}")

    def text(self, head: str) -> str:
        """The function, written."""
        return "\n".join((f"{head} {{", "begin:", *self.rooms, *self.lines, "}"))
