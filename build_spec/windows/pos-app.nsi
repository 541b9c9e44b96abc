; The Windows installer: for whoever runs it (no rights needed) or for everybody of the computer, over
; an older version, silent if asked.
; makensis -DVERSION=… -DPAYLOAD=folder -DOUTPUT=setup.exe pos-app.nsi
;
;   setup.exe /S                 silent, for the user who runs it
;   setup.exe /S /AllUsers       silent, for everybody (run it as administrator)
;   setup.exe /S /NoDesktop      without the icon on the desktop
;   setup.exe /S /Autostart      the till opens at sign-in
;   setup.exe /S /D=C:\Till      in that folder (always the last word)
;   uninstall.exe /S             silent removal; the store is kept
;
; It ends with 0 when it is done and with 2 when nothing was changed: the till was open, or the rights
; to install for everybody were missing.
Unicode true
Target amd64-unicode

!define NAME "Till"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\pos-app"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "pos-app"
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "InstallLocation"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallLocation"
!include "MultiUser.nsh"
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "Sections.nsh"

Name "${NAME} ${VERSION}"
OutFile "${OUTPUT}"
SetCompressor /SOLID lzma
SetCompressorDictSize 32
ShowInstDetails nevershow
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileDescription" "${NAME} ${VERSION}, installer"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT licence"

Var GivenFolder

!define MUI_COMPONENTSPAGE_NODESC
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "Open the till"
!define MUI_FINISHPAGE_RUN_FUNCTION OpenTill
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${PAYLOAD}\LICENSE"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; Windows lets nobody write into a program that runs.
!macro REFUSE_WHILE_OPEN PROGRAM
    ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
        ClearErrors
        FileOpen $0 "$INSTDIR\${PROGRAM}" a
        ${If} ${Errors}
            MessageBox MB_OK|MB_ICONSTOP "The till or its audit window is open. Close it, then try again." /SD IDOK
            SetErrorLevel 2
            Quit
        ${EndIf}
        FileClose $0
    ${EndIf}
!macroend

Section "The till, the audit window and the verifier" Program
    SectionIn RO
    !insertmacro REFUSE_WHILE_OPEN "pos-app.exe"
    !insertmacro REFUSE_WHILE_OPEN "pos-audit.exe"
    RMDir /r "$INSTDIR\_internal"
    SetOutPath "$INSTDIR"
    File /r "${PAYLOAD}\*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateDirectory "$SMPROGRAMS\${NAME}"
    CreateShortcut "$SMPROGRAMS\${NAME}\${NAME}.lnk" "$INSTDIR\pos-app.exe"
    CreateShortcut "$SMPROGRAMS\${NAME}\Audit window.lnk" "$INSTDIR\pos-audit.exe"
    CreateShortcut "$SMPROGRAMS\${NAME}\Uninstall.lnk" "$INSTDIR\uninstall.exe" "/$MultiUser.InstallMode"
    WriteRegStr SHCTX "${KEY}" "DisplayName" "${NAME}"
    WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\pos-app.exe"
    WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
    WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
    WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
    WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" $0
SectionEnd

Section "An icon on the desktop" DesktopIcon
    CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\pos-app.exe"
SectionEnd

Section /o "Open the till at sign-in (a computer that is only a till)" Kiosk
    WriteRegStr SHCTX "${RUN}" "pos-app" '"$INSTDIR\pos-app.exe"'
SectionEnd

Function .onInit
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/AllUsers" $1
    ${IfNot} ${Errors}
    ${AndIf} ${Silent}
        UserInfo::GetAccountType
        Pop $1
        ${If} $1 != "Admin"
            SetErrorLevel 2 ; nobody is there to read why
            Quit
        ${EndIf}
    ${EndIf}
    StrCpy $GivenFolder $INSTDIR ; from /D=
    !insertmacro MULTIUSER_INIT
    ${If} $GivenFolder != ""
        StrCpy $INSTDIR $GivenFolder
    ${EndIf}
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/NoDesktop" $1
    ${IfNot} ${Errors}
        !insertmacro UnselectSection ${DesktopIcon}
    ${EndIf}
    ClearErrors
    ${GetOptions} $0 "/Autostart" $1
    ${IfNot} ${Errors}
        !insertmacro SelectSection ${Kiosk}
    ${EndIf}
FunctionEnd

; By the desktop, so that the till does not get the rights of the installer.
Function OpenTill
    Exec '"$WINDIR\explorer.exe" "$INSTDIR\pos-app.exe"'
FunctionEnd

Function un.onInit
    !insertmacro MULTIUSER_UNINIT
FunctionEnd

; The store (%LOCALAPPDATA%\pos-app) is never touched: uninstalling a till must not lose a shop.
Section "Uninstall"
    !insertmacro REFUSE_WHILE_OPEN "pos-app.exe"
    !insertmacro REFUSE_WHILE_OPEN "pos-audit.exe"
    Delete "$DESKTOP\${NAME}.lnk"
    RMDir /r "$SMPROGRAMS\${NAME}"
    DeleteRegValue SHCTX "${RUN}" "pos-app"
    DeleteRegKey SHCTX "${KEY}"
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\pos-app.exe"
    Delete "$INSTDIR\pos-audit.exe"
    Delete "$INSTDIR\pos-verify.exe"
    Delete "$INSTDIR\LICENSE"
    Delete "$INSTDIR\audit-format.md"
    Delete "$INSTDIR\VERSION"
    Delete "$INSTDIR\sbom.cdx.json"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
SectionEnd
