# Makes a virtual environment that sees whatever the interpreter that runs this sees, and prints the
# environment's own interpreter, then the folders it looks through to, one a line.
# argv[1]: the folder to make. pip is not copied: the interpreter's own installs into the environment.
import os
import site
import subprocess
import sys
import venv

folder = sys.argv[1]
builder = venv.EnvBuilder(system_site_packages=True, with_pip=False, symlinks=os.name != "nt")
builder.create(folder)
context = builder.ensure_directories(folder)
own = subprocess.check_output(
    [context.env_exe, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
).strip()

# A virtual environment's base is never another one, so what that has is added. As site packages, so
# that packages that were installed there in editable form are found too.
seen = site.getsitepackages() + ([site.getusersitepackages()] if site.ENABLE_USER_SITE else [])
seen = [each for each in seen if os.path.isdir(each)]
with open(os.path.join(own, "atelier.pth"), "w", encoding="utf-8") as lines:
    for each in seen:
        lines.write("import site; site.addsitedir(%r)\n" % each)

if os.name != "nt":
    for name in ("pip", "pip3"):
        program = os.path.join(context.bin_path, name)
        with open(program, "w", encoding="utf-8") as lines:
            lines.write("#!/bin/sh\nexec '%s' -m pip \"$@\"\n" % context.env_exe.replace("'", "'\\''"))
        os.chmod(program, 0o755)

print(context.env_exe)
print("\n".join(seen))
