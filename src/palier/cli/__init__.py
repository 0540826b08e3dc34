"""The `palier` command."""


def main() -> None:
    """Run the `palier` command."""
