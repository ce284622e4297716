# The first process of a container where the system has no namespaces.
# $1: the job's folder; $2: the working directory; $3: "group" if this shell leads a process group of
# its own; the rest: the command.
# Standard input is the lifeline: T asks the command to end, Q says that it has ended, the end of
# input ends everything.
exec 3<&0 4>&2 </dev/null 2>/dev/null
(
  exec 2>&4 4>&-
  __atelier=$(exec sh -c 'echo $PPID')
  (
    (
      while read -r __atelier_rest; do
        [ "$__atelier_rest" = T ] || exit 0
        kill -TERM "$__atelier"
      done
      if [ "$3" = group ]; then
        kill -KILL 0
      else
        pkill -KILL -P "$__atelier"
        kill -KILL "$__atelier"
      fi
    ) <&3 3<&- >/dev/null 2>&1 &
  )
  exec 3<&-
  cd "$2" 2>/dev/null || cd "$1"
  shift 3
  exec "$@"
)
exit $?
