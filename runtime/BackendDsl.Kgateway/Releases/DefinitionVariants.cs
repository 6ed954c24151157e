// Printed.
