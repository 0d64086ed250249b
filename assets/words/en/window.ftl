window-no-display = No display is available. Open Segin in a graphical session, or use the command line (segin --help).
window-no-graphics = Graphics could not start, neither in hardware nor in software. Install libgl1, libegl1 and libgl1-mesa-dri, then try again.
window-software = Graphics run in software: the program works, a little slower.
