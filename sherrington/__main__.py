"""``python -m sherrington``."""

from sherrington.app.main import run

if __name__ == "__main__":
    run()
