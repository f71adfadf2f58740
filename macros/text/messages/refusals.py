"""Why the system refused, in Chinese; pure words, no plan."""

from __future__ import annotations

import errno

_SAYS = {
    errno.EACCES: "没有权限",
    errno.EADDRINUSE: "端口已被别的程序占用",
    errno.EBUSY: "正在使用",
    errno.EDQUOT: "超过了配额",
    errno.EEXIST: "同名的已经有了",
    errno.EFBIG: "文件太大",
    errno.EIO: "磁盘出错",
    errno.EISDIR: "它是文件夹",
    errno.EMFILE: "打开的文件太多",
    errno.ENAMETOOLONG: "名字太长",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOSPC: "磁盘满了",
    errno.ENOTDIR: "它的上级不是文件夹",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
}
_OPEN_ELSEWHERE = (32, 33)
"""What Windows says of a file that another program has open."""


def why(error: OSError) -> str:
    """Return why the system refused; in its own words if they are not known."""
    if getattr(error, "winerror", None) in _OPEN_ELSEWHERE:
        return "正被别的程序打开"
    return _SAYS.get(error.errno or 0) or error.strerror or str(error)
