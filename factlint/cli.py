"""The command line: ``factlint check seeds/``. Commands are imported when they are called.

Exit status: 0 clean, 1 findings, 2 could not do its job, 130 interrupted.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from factlint import __version__
from factlint.errors import FactlintError

# The name, where it is, and what `factlint --help` says of it (so that help imports no command).
COMMANDS = (
    ("check", "factlint.commands.check:check", "Check documents against fact sheets."),
    ("facts", "factlint.commands.facts:facts", "Show every fact that is read in a document."),
    ("review", "factlint.commands.review:review", "The fact-checker's list: what is verified, and what is not."),
    ("test", "factlint.commands.test:test", "Run the tests inside sheets."),
    ("fmt", "factlint.commands.fmt:fmt", "Format sheets; keep every comment."),
    ("explain", "factlint.commands.explain:explain", "A rule or built-in check in plain words."),
    ("why", "factlint.commands.why:why", "Trace a line: what was read, and why each rule spoke or not."),
    ("draft", "factlint.commands.draft:draft", "Draft a sheet from trusted documents."),
    ("import", "factlint.commands.import_:import_", "Write a sheet from a spreadsheet or a Wikidata export."),
    ("init", "factlint.commands.init:init", "Start a project here: configuration, first sheet, hook."),
)


class LazyGroup(click.Group):
    """A group that imports a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name, _, _ in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for name, where, _ in COMMANDS:
            if name == cmd_name:
                import importlib

                module, _, attribute = where.partition(":")
                command: click.Command = getattr(importlib.import_module(module), attribute)
                return command
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in self.list_commands(ctx):
            from factlint.suggestion import did_you_mean

            hint = did_you_mean(args[0], self.list_commands(ctx))
            raise click.UsageError(f"“{args[0]}” is not a command{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, _, text in COMMANDS])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Checks what texts say against fact sheets.

    Exit status: 0 nothing found, 1 something found, 2 it could not do its job.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit status; whatever goes wrong is said in plain words on stderr."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status: Any = cli.main(args=given, prog_name="factlint", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        _say(error.format_message())
        return 2
    except click.ClickException as error:
        usage = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "factlint"
        _say(f"factlint: error: {error.format_message()}\nTry: {usage} --help")
        return 2
    except FactlintError as error:
        _say(str(error) if error.path else f"factlint: error: {error}")
        return 2
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        _close_stdout()
        return 2
    except Exception as error:
        from factlint import crash

        _say(crash.report(crash.trace_of(error), ", ".join(getattr(error, "__notes__", ())), given))
        return 2


def _say(text: str) -> None:
    sys.stderr.flush()
    sys.stderr.buffer.write((text + "\n").encode("utf-8", "backslashreplace"))
    sys.stderr.buffer.flush()


def _close_stdout() -> None:
    # Nobody reads on: without this the interpreter complains once more when it flushes at exit.
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> NoReturn:
    """The console script."""
    # Facts refer to no one that refers to them: next to nothing is ever left for the collector to find.
    gc.set_threshold(100_000, 50, 50)
    sys.exit(run())
