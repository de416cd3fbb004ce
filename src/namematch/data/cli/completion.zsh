#compdef namematch
_namematch() {
  local -a commands
  commands=(
@commands@
  )
  if [[ $words[2] == --lexicon ]] && (( CURRENT > 2 )); then
    if (( CURRENT == 3 )); then
      _files -/
      return
    fi
    shift 2 words
    (( CURRENT -= 2 ))
  fi
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
@cases@
  esac
}
if [ "$funcstack[1]" = _namematch ]; then
  _namematch "$@"
else
  compdef _namematch namematch
fi
