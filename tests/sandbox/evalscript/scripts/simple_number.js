// A simple script that returns a number has one band.
return index(B08, B04) / 2 + 0.5;
