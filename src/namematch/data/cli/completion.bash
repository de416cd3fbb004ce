_namematch() {
  local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" at=1 words=""
  COMPREPLY=()
  if [ "${COMP_WORDS[1]}" = --lexicon ] && [ "$COMP_CWORD" -gt 1 ]; then at=3; fi
  local command="${COMP_WORDS[at]}"
  if [ "$COMP_CWORD" -lt "$at" ]; then
    @complete_files@
  fi
  if [ "$COMP_CWORD" -eq "$at" ]; then
    words="@commands@ --help --lexicon --quiet --version"
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
    return
  fi
  case "$command $prev" in
@values@
  esac
  if [[ "$cur" == -* ]]; then
    case "$command" in
@flags@
    esac
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
    return
  fi
  case "$command" in
@words@
    @files@) @complete_files@ ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o filenames -F _namematch namematch
