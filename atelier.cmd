@echo off
rem Starts Atelier from a checkout: finds a JDK 25, builds what is stale, runs the command line.
setlocal EnableExtensions DisableDelayedExpansion

set "home=%~dp0"
if "%home:~-1%"=="\" set "home=%home:~0,-1%"
set "cache=%home%\.atelier-cache"
set "lib=%home%\app\cli\target\lib"

call :find_jdk
if errorlevel 1 (
  echo atelier: no JDK 25 was found; install one ^(https://adoptium.net^) or set JAVA_HOME to it. 1>&2
  exit /b 2
)

if /i "%~1"=="test" goto test

rem The Studio, its gallery and the installer need the modules of the window besides.
set "modules=app/cli"
set "stamp=%cache%\built"
if /i "%~1"=="studio" set "modules=app/cli,app/studio"& set "stamp=%cache%\built-studio"
if /i "%~1"=="gallery" set "modules=app/cli,app/studio"& set "stamp=%cache%\built-studio"
if /i "%~1"=="package" set "modules=app/cli,app/studio"& set "stamp=%cache%\built-studio"

rem Builds if a source is newer than the last build.
set "stale=yes"
if exist "%stamp%" (
  set "stale="
  for /f "delims=" %%S in ('powershell -NoProfile -Command "$t = (Get-Item -LiteralPath $env:stamp).LastWriteTimeUtc; Get-Item -LiteralPath ($env:home + '\pom.xml'), ($env:home + '\app'), ($env:home + '\designer'), ($env:home + '\engine'), ($env:home + '\plugins') | ForEach-Object { if ($_.PSIsContainer) { Get-ChildItem -LiteralPath $_.FullName -Recurse -File } else { $_ } } | Where-Object { $_.LastWriteTimeUtc -gt $t -and $_.FullName -notmatch '\\target\\' -and $_.FullName -notmatch '\\src\\test\\' } | Select-Object -First 1 -ExpandProperty FullName"') do set "stale=yes"
)
if not defined stale goto run

call :require_maven
if errorlevel 1 exit /b 2
echo atelier: building; this is done once after a change 1>&2
if not exist "%cache%" mkdir "%cache%"
type nul > "%stamp%.new"
pushd "%home%"
call mvn -B -q --no-transfer-progress package -pl %modules% -am -Dmaven.test.skip=true -Djacoco.skip=true > "%cache%\build.log" 2>&1
set "built=%errorlevel%"
popd
if not "%built%"=="0" (
  findstr /b /c:"[ERROR]" "%cache%\build.log" 1>&2
  echo atelier: the build failed; %cache%\build.log has all of it. 1>&2
  exit /b 2
)
move /y "%stamp%.new" "%stamp%" > nul
del /q "%cache%\*.aot" > nul 2>&1

:run
if /i "%~1"=="studio" goto studio
if /i "%~1"=="gallery" goto gallery
if /i "%~1"=="package" goto package
rem The folder's jars by a wildcard: the line would be too long with each by its name. Without an AOT cache,
rem which wants every jar by its name, class data sharing still helps.
"%JAVA_HOME%\bin\java.exe" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp "%lib%\..\classes;%lib%\*" studio.atelier.cli.Main %*
exit /b %errorlevel%

:studio
call :drop_first %*
"%JAVA_HOME%\bin\java.exe" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED,javafx.graphics --sun-misc-unsafe-memory-access=allow "-Datelier.home=%home%" --module-path "%home%\app\studio\target\fx" --add-modules javafx.controls -cp "%home%\app\studio\target\classes;%home%\app\studio\target\lib\*" studio.atelier.studio.Main %rest%
exit /b %errorlevel%

:gallery
call :drop_first %*
"%JAVA_HOME%\bin\java.exe" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED,javafx.graphics --sun-misc-unsafe-memory-access=allow "-Datelier.home=%home%" -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true --module-path "%home%\app\studio\target\fx" --add-modules javafx.controls -cp "%home%\app\studio\target\classes;%home%\app\studio\target\lib\*" studio.atelier.studio.gallery.Gallery %rest%
exit /b %errorlevel%

:package
call :drop_first %*
"%JAVA_HOME%\bin\java.exe" "%home%\installers\package\Package.java" "%home%" %rest%
exit /b %errorlevel%

rem Puts all arguments but the first into rest.
:drop_first
set "rest="
:drop_next
shift
if "%~1"=="" exit /b 0
set "rest=%rest% %1"
goto drop_next

:test
call :require_maven
if errorlevel 1 exit /b 2
rem Everything after "test" goes to Maven.
set "rest="
:shift_test
shift
if "%~1"=="" goto run_test
set "rest=%rest% %1"
goto shift_test
:run_test
pushd "%home%"
call mvn -B --no-transfer-progress verify %rest%
set "tested=%errorlevel%"
popd
exit /b %tested%

:require_maven
where mvn > nul 2>&1
if errorlevel 1 (
  echo atelier: Maven was not found; install it ^(https://maven.apache.org^), put its bin folder on PATH and try again. 1>&2
  exit /b 1
)
exit /b 0

rem Sets JAVA_HOME to a JDK of version 25 or later.
:find_jdk
set "found="
if exist "%cache%\jdk.txt" (
  set /p found=<"%cache%\jdk.txt"
)
if defined found if exist "%found%\bin\javac.exe" (
  set "JAVA_HOME=%found%"
  exit /b 0
)
set "found="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /f "delims=" %%J in ('where javac 2^>nul') do call :try "%%~dpJ.."
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\Zulu" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks") do (
  if exist "%%~R" for /d %%D in ("%%~R\*") do call :try "%%~fD"
)
if not defined found exit /b 1
set "JAVA_HOME=%found%"
if not exist "%cache%" mkdir "%cache%"
> "%cache%\jdk.txt" echo %found%
exit /b 0

rem Takes the folder if nothing was found yet and its javac is of version 25 or later.
:try
if defined found exit /b 0
if not exist "%~f1\bin\javac.exe" exit /b 0
set "version="
for /f "tokens=2 delims=. " %%V in ('call "%~f1\bin\javac.exe" -version 2^>^&1') do if not defined version set "version=%%V"
if not defined version exit /b 0
if %version% GEQ 25 set "found=%~f1"
exit /b 0
