"""Files in TOML that a shop writes, read with their places, and what is wrong in them in words.

`mistake` is what is wrong at a place, and what to write instead; `lines` finds the statements of a
file, right or not; `flaws` says why a line is no TOML, of what may be `wrong_values`; `reading`
gives the values of a file, and tells keys and values that it may not have.
"""

from palier.toml.mistake import TomlError as TomlError
from palier.toml.reading import Told as Told
from palier.toml.reading import Written as Written
from palier.toml.reading import amount_in as amount_in
from palier.toml.reading import read as read
from palier.toml.reading import source_of as source_of
