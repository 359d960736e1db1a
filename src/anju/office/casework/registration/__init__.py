"""Registration of residence (居住登记): arrival, change of address, moves, departure."""
