"""The compiler of kernels: what of Python they are written in, as machine code.

A kernel is a small part of Python: whole numbers of 64 bits, what is true or false, arrays of whole
numbers, and functions over them (`kernel` writes it, and Python runs it as it stands). So little
needs no types but those of the arrays that a kernel is given, and is compiled in a second or two.
A text of LLVM's own language is written of it, which LLVM makes quick.

`values` says what an expression is, `code` is the text of a function while it is written. `flags`
finds what is true or false, `plain` what may be worked out unasked, `lanes` which loops go through
several rows at once; `expressions` and `statements`
compile those of a function, `functions` all of a kernel. `machine` makes machine code and loads it.
"""
