; The Windows installer: per user (no rights needed) or for everybody, upgrade in place, silent mode.
; makensis -DVERSION=… -DPAYLOAD=folder -DOUTPUT=setup.exe pos-app.nsi
;
;   setup.exe /S                 silent, for the user who runs it
;   setup.exe /S /AllUsers       silent, for everybody (run it as administrator)
;   setup.exe /S /NoDesktop      without the icon on the desktop
;   setup.exe /S /Autostart      the till opens at sign-in
;   uninstall.exe /S             silent removal; the store is kept
Unicode true
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

!define NAME "Till"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\pos-app"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"

Name "${NAME} ${VERSION}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
SetCompressor /SOLID lzma
InstallDir "$LOCALAPPDATA\Programs\pos-app"
ShowInstDetails nevershow
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileDescription" "${NAME} ${VERSION}, installer"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT licence"

Var ForAll
Var WantsDesktop
Var WantsAutostart

!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\pos-app.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Open the till"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${PAYLOAD}\LICENSE"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Function .onInit
    StrCpy $ForAll 0
    StrCpy $WantsDesktop 1
    StrCpy $WantsAutostart 0
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/AllUsers" $1
    ${IfNot} ${Errors}
        StrCpy $ForAll 1
        StrCpy $INSTDIR "$PROGRAMFILES64\pos-app"
        SetShellVarContext all
    ${EndIf}
    ClearErrors
    ${GetOptions} $0 "/NoDesktop" $1
    ${IfNot} ${Errors}
        StrCpy $WantsDesktop 0
    ${EndIf}
    ClearErrors
    ${GetOptions} $0 "/Autostart" $1
    ${IfNot} ${Errors}
        StrCpy $WantsAutostart 1
    ${EndIf}
    ; An upgrade goes where the version before is.
    ReadRegStr $2 SHCTX "${KEY}" "InstallLocation"
    ${If} $2 != ""
        StrCpy $INSTDIR $2
    ${EndIf}
FunctionEnd

Section "The till, the audit window and the verifier" Program
    SectionIn RO
    ; A running till keeps its files: it is asked to close, and the installer stops if it does not.
    IfFileExists "$INSTDIR\pos-app.exe" 0 fresh
        ClearErrors
        Rename "$INSTDIR\pos-app.exe" "$INSTDIR\pos-app.exe.old"
        ${If} ${Errors}
            MessageBox MB_OK|MB_ICONSTOP "The till is open. Close it, then install again." /SD IDOK
            SetErrorLevel 2
            Abort
        ${EndIf}
        Delete "$INSTDIR\pos-app.exe.old"
        RMDir /r "$INSTDIR\_internal"
    fresh:
    SetOutPath "$INSTDIR"
    File /r "${PAYLOAD}\*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateDirectory "$SMPROGRAMS\${NAME}"
    CreateShortcut "$SMPROGRAMS\${NAME}\${NAME}.lnk" "$INSTDIR\pos-app.exe"
    CreateShortcut "$SMPROGRAMS\${NAME}\Audit window.lnk" "$INSTDIR\pos-audit.exe"
    CreateShortcut "$SMPROGRAMS\${NAME}\Uninstall.lnk" "$INSTDIR\uninstall.exe"
    WriteRegStr SHCTX "${KEY}" "DisplayName" "${NAME}"
    WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\pos-app.exe"
    WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
    WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" $0
    ${If} ${Silent}
    ${AndIf} $WantsDesktop == 1
        CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\pos-app.exe"
    ${EndIf}
    ${If} ${Silent}
    ${AndIf} $WantsAutostart == 1
        WriteRegStr SHCTX "${RUN}" "pos-app" '"$INSTDIR\pos-app.exe"'
    ${EndIf}
SectionEnd

Section "An icon on the desktop" DesktopIcon
    ${IfNot} ${Silent}
        CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\pos-app.exe"
    ${EndIf}
SectionEnd

Section /o "Open the till at sign-in (a computer that is only a till)" Kiosk
    ${IfNot} ${Silent}
        WriteRegStr SHCTX "${RUN}" "pos-app" '"$INSTDIR\pos-app.exe"'
    ${EndIf}
SectionEnd

Function un.onInit
    ReadRegStr $0 HKLM "${KEY}" "InstallLocation"
    ${If} $0 == $INSTDIR
        SetShellVarContext all
    ${EndIf}
FunctionEnd

; The store (%LOCALAPPDATA%\pos-app) is never touched: uninstalling a till must not lose a shop.
Section "Uninstall"
    Delete "$DESKTOP\${NAME}.lnk"
    RMDir /r "$SMPROGRAMS\${NAME}"
    DeleteRegValue SHCTX "${RUN}" "pos-app"
    DeleteRegKey SHCTX "${KEY}"
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\pos-app.exe"
    Delete "$INSTDIR\pos-audit.exe"
    Delete "$INSTDIR\pos-verify.exe"
    Delete "$INSTDIR\LICENSE"
    Delete "$INSTDIR\VERSION"
    Delete "$INSTDIR\sbom.cdx.json"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
SectionEnd
