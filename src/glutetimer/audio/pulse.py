"""What is used of libpulse, PulseAudio's library, which PipeWire's stand-in serves as well.

Numbers and structures are those of pulse/def.h, pulse/sample.h and pulse/volume.h; they have
not changed since 2008.
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache

from glutetimer.core.translation import gettext
from glutetimer.system.requirements import (
    PULSE_LIBRARY,
    RequirementsError,
    libraries_text,
)

SAMPLE_S16 = 3 if sys.byteorder == "little" else 4
SEEK_ABSOLUTE = 1
# Of a context, and of a stream.
CONTEXT_READY, CONTEXT_FAILED = 4, 5
STREAM_READY, STREAM_FAILED = 2, 3
# As the server likes it.
DEFAULT = 0xFFFFFFFF


class SampleSpec(ctypes.Structure):
    """pa_sample_spec."""

    _fields_ = (
        ("format", ctypes.c_int),
        ("rate", ctypes.c_uint32),
        ("channels", ctypes.c_uint8),
    )


class BufferAttr(ctypes.Structure):
    """pa_buffer_attr, in bytes."""

    _fields_ = tuple(
        (name, ctypes.c_uint32) for name in ("maxlength", "tlength", "prebuf", "minreq", "fragsize")
    )


class TimingInfo(ctypes.Structure):
    """pa_timing_info: times in microseconds, indices in bytes, `seconds` since the epoch."""

    _fields_ = (
        ("seconds", ctypes.c_long),
        ("microseconds", ctypes.c_long),
        ("synchronized_clocks", ctypes.c_int),
        ("sink_usec", ctypes.c_uint64),
        ("source_usec", ctypes.c_uint64),
        ("transport_usec", ctypes.c_uint64),
        ("playing", ctypes.c_int),
        ("write_index_corrupt", ctypes.c_int),
        ("write_index", ctypes.c_int64),
        ("read_index_corrupt", ctypes.c_int),
        ("read_index", ctypes.c_int64),
    )


_POINTER, _TEXT, _INT = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
_FUNCTIONS = {
    "pa_threaded_mainloop_new": (_POINTER, ()),
    "pa_threaded_mainloop_start": (_INT, (_POINTER,)),
    "pa_threaded_mainloop_stop": (None, (_POINTER,)),
    "pa_threaded_mainloop_free": (None, (_POINTER,)),
    "pa_threaded_mainloop_lock": (None, (_POINTER,)),
    "pa_threaded_mainloop_unlock": (None, (_POINTER,)),
    "pa_threaded_mainloop_get_api": (_POINTER, (_POINTER,)),
    "pa_context_new": (_POINTER, (_POINTER, _TEXT)),
    "pa_context_connect": (_INT, (_POINTER, _TEXT, _INT, _POINTER)),
    "pa_context_get_state": (_INT, (_POINTER,)),
    "pa_context_disconnect": (None, (_POINTER,)),
    "pa_context_unref": (None, (_POINTER,)),
    "pa_stream_new": (_POINTER, (_POINTER, _TEXT, ctypes.POINTER(SampleSpec), _POINTER)),
    "pa_stream_connect_playback": (
        _INT,
        (_POINTER, _TEXT, ctypes.POINTER(BufferAttr), _INT, _POINTER, _POINTER),
    ),
    "pa_stream_get_state": (_INT, (_POINTER,)),
    "pa_stream_get_device_name": (_TEXT, (_POINTER,)),
    "pa_stream_write": (
        _INT,
        (_POINTER, _TEXT, ctypes.c_size_t, _POINTER, ctypes.c_int64, _INT),
    ),
    "pa_stream_update_timing_info": (_POINTER, (_POINTER, _POINTER, _POINTER)),
    "pa_stream_get_timing_info": (ctypes.POINTER(TimingInfo), (_POINTER,)),
    "pa_stream_disconnect": (_INT, (_POINTER,)),
    "pa_stream_unref": (None, (_POINTER,)),
    "pa_operation_unref": (None, (_POINTER,)),
}


@cache
def libpulse() -> ctypes.CDLL:
    """The library with its functions declared. Raises RequirementsError where it is missing."""
    try:
        library = ctypes.CDLL(PULSE_LIBRARY)
    except OSError as error:
        text = libraries_text([PULSE_LIBRARY], gettext("There is no sound"))
        raise RequirementsError(text) from error
    for name, (result, arguments) in _FUNCTIONS.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library
