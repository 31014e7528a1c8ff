"""The Backprop page: one forward and one backward pass under the microscope, number by number."""
