"""The `geo-incidents` command, also as `python -m geo_incidents`; nothing is imported before Ctrl-C is caught."""


def main() -> None:
    """Run the command. An interrupt ends it in one line, whatever is being imported."""
    try:
        from geo_incidents.interrupts import catch_interrupts, ignore_interrupts

        catch_interrupts()
        from geo_incidents.cli import main as command

        command()
    except KeyboardInterrupt:
        from geo_incidents.interrupts import ignore_interrupts

        ignore_interrupts()
        from geo_incidents.cli import exit_interrupted

        exit_interrupted()


if __name__ == "__main__":
    main()
