"""OFAC's legacy XML: `sdn.xml` and `consolidated.xml` (root `sdnList`)."""
