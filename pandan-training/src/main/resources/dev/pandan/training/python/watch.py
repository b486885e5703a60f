"""Runs a command in a process group of its own and ends the whole group when the command ends, or when whoever started this goes away."""

import os
import signal
import subprocess
import sys
import threading

signal.signal(signal.SIGINT, signal.SIG_IGN)
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, start_new_session=True)


def end():
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def until_alone():
    sys.stdin.buffer.read()
    end()


threading.Thread(target=until_alone, daemon=True).start()
status = child.wait()
end()
os._exit(status if status >= 0 else 128 - status)
