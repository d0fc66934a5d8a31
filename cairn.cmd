@echo off
rem Finds a JDK, compiles the small launcher when its source changed, and hands over to it.
setlocal EnableDelayedExpansion
set "root=%~dp0"
set "root=%root:~0,-1%"
set "jdk="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\javac.exe" call :newer "%JAVA_HOME%"
if not defined jdk for /f "delims=" %%j in ('where javac 2^>nul') do if not defined jdk call :newer "%%~dpj.."
if not defined jdk (
  echo cairn: no JDK 17 or newer in JAVA_HOME or on PATH: install one with 'winget install EclipseAdoptium.Temurin.17.JDK'. 1>&2
  exit /b 1
)
set "out=%root%\.cairn\setup"
set "sum="
for /r "%root%\src\main\java\dev\cairn\setup" %%f in (*.java) do set "sum=!sum!%%~nf%%~zf%%~tf "
set "old="
if exist "%out%\sum" for /f "usebackq delims=" %%s in ("%out%\sum") do set "old=%%s"
if not "!old!"=="!sum!" (
  if exist "%out%" rmdir /s /q "%out%"
  mkdir "%out%"
  "!jdk!\bin\javac" --release 17 -encoding UTF-8 -proc:none -sourcepath "%root%\src\main\java" -d "%out%" "%root%\src\main\java\dev\cairn\setup\Launcher.java" || exit /b 1
  >"%out%\sum" echo !sum!
)
"!jdk!\bin\java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "-Dcairn.root=%root%" -cp "%out%" dev.cairn.setup.Launcher %*
exit /b %errorlevel%
:newer
for /f tokens^=2^ delims^=.^" %%v in ('findstr /b JAVA_VERSION= "%~1\release" 2^>nul') do if %%v geq 17 set "jdk=%~f1"
goto :eof
