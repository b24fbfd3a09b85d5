; Adds Hexapla to "Open with" for the files that it reads, and makes it the default of none: electron-builder's own associations would.
; The endings are those of main/given-files.ts (its test compares them).

!macro eachEnding DO
  !insertmacro ${DO} "txt"
  !insertmacro ${DO} "text"
  !insertmacro ${DO} "md"
  !insertmacro ${DO} "markdown"
  !insertmacro ${DO} "html"
  !insertmacro ${DO} "htm"
  !insertmacro ${DO} "xhtml"
  !insertmacro ${DO} "tmx"
  !insertmacro ${DO} "tsv"
  !insertmacro ${DO} "tab"
  !insertmacro ${DO} "json"
!macroend

!macro offerFor ENDING
  WriteRegStr SHELL_CONTEXT "Software\Classes\.${ENDING}\OpenWithProgids" "Hexapla.Text" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" ".${ENDING}" ""
!macroend

!macro offerNoMoreFor ENDING
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.${ENDING}\OpenWithProgids" "Hexapla.Text"
!macroend

!macro opensWithHexapla KEY
  WriteRegStr SHELL_CONTEXT "Software\Classes\${KEY}\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${KEY}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

; SHCNE_ASSOCCHANGED: the explorer looks again.
!macro tellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Hexapla.Text" "" "Hexapla"
  !insertmacro opensWithHexapla "Hexapla.Text"
  !insertmacro opensWithHexapla "Applications\${APP_EXECUTABLE_FILENAME}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}" "FriendlyAppName" "Hexapla"
  !insertmacro eachEnding "offerFor"
  !insertmacro tellExplorer
!macroend

!macro customUnInstall
  !insertmacro eachEnding "offerNoMoreFor"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Hexapla.Text"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
  !insertmacro tellExplorer
!macroend
