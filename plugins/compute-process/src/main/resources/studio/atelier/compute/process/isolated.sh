# The first process of a container's own PID and mount namespace.
# Pairs of a folder and the empty folder in whose place it is shown, "--", the folder to show at
# /opt/ml, the working directory, and the rest: the command.
# Standard input is the lifeline: a line asks the command to end, its end ends everything.
# Nothing is set but one odd name: a variable of the job's environment would change with it.
__atelier_fail() {
  echo "The job's folder could not be shown at /opt/ml (see the line above)." >&2
  exit 125
}
while [ "$1" != -- ]; do
  mount -n --bind "$1" "$2" && mount -n -o remount,bind,ro "$2" || __atelier_fail
  shift 2
done
shift
# -n: the list of mounts in /run is the machine's, and not everybody may write it.
if [ -d /opt/ml ]; then
  mount -n --rbind "$1" /opt/ml || __atelier_fail
else
  # /opt cannot be covered before its entries are bound, so the cover is made elsewhere and moved.
  # /sys is there everywhere, and nobody keeps files in it.
  mount -n -t tmpfs -o mode=755,size=1m atelier /sys || __atelier_fail
  (
    set -- /sys/ml
    for __atelier in /opt/* /opt/.[!.]*; do
      if [ -d "$__atelier" ] && ! [ -L "$__atelier" ]; then set -- "$@" "/sys/${__atelier#/opt/}"; fi
    done
    exec mkdir "$@"
  ) && mount -n --rbind "$1" /sys/ml || __atelier_fail
  for __atelier in /opt/* /opt/.[!.]*; do
    if [ -L "$__atelier" ]; then
      cp -P "$__atelier" /sys/
    elif [ -d "$__atelier" ]; then
      mount -n --rbind "$__atelier" "/sys/${__atelier#/opt/}"
    elif [ -e "$__atelier" ]; then
      : >"/sys/${__atelier#/opt/}" && mount -n --bind "$__atelier" "/sys/${__atelier#/opt/}"
    fi
  done
  mount -n --move /sys /opt || __atelier_fail
fi
# The shell's own remarks ("Killed") are no output of the command.
exec 3<&0 4>&2 </dev/null 2>/dev/null
# In the foreground: a background command of a shell would ignore SIGINT for good.
(
  exec 2>&4 4>&-
  read -r __atelier __atelier_rest </proc/self/stat
  (
    (
      while read -r __atelier_rest; do kill -TERM "$__atelier"; done
      kill -KILL -1
    ) <&3 3<&- >/dev/null 2>&1 &
  )
  exec 3<&-
  cd "$2" 2>/dev/null || cd /opt/ml
  shift 2
  exec "$@"
)
exit $?
