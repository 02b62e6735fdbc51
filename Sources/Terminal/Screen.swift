// The screen
