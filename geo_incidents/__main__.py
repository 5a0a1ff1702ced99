"""`python -m geo_incidents` is the `geo-incidents` command."""

from geo_incidents.cli import main

if __name__ == "__main__":
    main()
